//! What AWS's failures mean to an operator.

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::RequestId;

use crate::error::{Error, Kind};

/// Why a call failed; `tried` says what was asked of whom: `cannot describe dynamodb://…`.
pub fn explain<E>(error: &SdkError<E, HttpResponse>, tried: impl Into<String>) -> Error
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    let tried = tried.into();
    if let SdkError::ServiceError(service) = error {
        let status = service.raw().status().as_u16();
        return refused(service.err(), error.request_id(), tried, status);
    }
    let causes = causes(error);
    if causes.iter().any(|cause| is_about_credentials(cause)) {
        let error = Error::denied(tried).because("no credentials were found");
        return attempts(&causes).into_iter().fold(error, Error::because).hint(
            "set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or log in: `aws sso login`, \
             and name the profile: `--set dynamodb.profile=NAME`",
        );
    }
    if let SdkError::TimeoutError(_) = error {
        return Error::unreachable(tried)
            .because("no answer in time")
            .hint("see that the address is right: `authctl config show`; `--timeout 20s` waits longer");
    }
    let kind = match error {
        SdkError::DispatchFailure(_) | SdkError::ResponseError(_) => Kind::Unreachable,
        _ => Kind::Failed,
    };
    causes.into_iter().fold(Error::new(kind, tried), Error::because).hint(
        "see that the address is right and reachable: `authctl config show`; another one is set with \
         `--set dynamodb.endpoint=URL`",
    )
}

/// The messages behind an error, each once.
fn causes(error: &dyn std::error::Error) -> Vec<String> {
    let mut causes: Vec<String> = Vec::new();
    let mut next = error.source();
    while let Some(error) = next {
        // some print the request they had in hand, headers and all
        let words = error.to_string().split(" to request `").next().unwrap_or_default().to_owned();
        if words != "other" && causes.last().is_none_or(|last| !last.contains(&words)) {
            causes.push(words);
        }
        next = error.source();
    }
    causes
}

/// What the provider of one profile says of itself where it found nothing.
const NOT_ENABLED: &str = "the credential provider was not enabled";

fn is_about_credentials(cause: &str) -> bool {
    cause.contains("credential")
}

/// The providers of the chain, each with the reason it had nothing; whatever is known where there was no
/// chain.
fn attempts(causes: &[String]) -> Vec<String> {
    let chain = causes.iter().find_map(|cause| cause.split_once("Attempted:"));
    if chain.is_none() && causes.iter().any(|cause| cause == NOT_ENABLED) {
        return vec!["the AWS files have no profile of that name, or no credentials in it".to_owned()];
    }
    let Some((_, attempts)) = chain else { return causes.to_vec() };
    attempts.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn refused<E: ProvideErrorMetadata>(error: &E, request: Option<&str>, tried: String, status: u16) -> Error {
    let code = error.code().unwrap_or("unknown");
    let words = readable(error.message().unwrap_or_default());
    let (kind, hint) = meaning(code, words);
    let mut refusal = Error::new(kind, tried).code(code);
    if !words.is_empty() {
        refusal = refusal.because(words);
    } else if error.code().is_none() {
        refusal = refusal.because(format!("the server answered {status} and did not say why"));
    }
    if let Some(request) = request {
        refusal = refusal.because(format!("request id {request}"));
    }
    match hint {
        Some(hint) => refusal.hint(hint),
        None => refusal,
    }
}

/// What a message says to people: it may end in a denial that only `sts:DecodeAuthorizationMessage` can read.
fn readable(message: &str) -> &str {
    let (words, _) = message.split_once(" Encoded authorization failure message").unwrap_or((message, ""));
    words.trim_end_matches('.')
}

/// The kind of a refusal, and the one thing to do about it.
fn meaning(code: &str, words: &str) -> (Kind, Option<String>) {
    let (kind, hint) = match code {
        "ExpiredToken" | "ExpiredTokenException" | "RequestExpired" => {
            (Kind::Denied, "the credentials ran out: renew them, for example with `aws sso login`")
        }
        "UnrecognizedClientException" | "InvalidClientTokenId" | "InvalidAccessKeyId" => {
            (Kind::Denied, "AWS does not know this access key: check `AWS_ACCESS_KEY_ID` and the region")
        }
        "InvalidSignatureException" | "SignatureDoesNotMatch" | "IncompleteSignature" => (
            Kind::Denied,
            "the secret key does not fit the access key, or this machine's clock is wrong: check \
             `AWS_SECRET_ACCESS_KEY` and `date -u`",
        ),
        "AccessDenied" | "AccessDeniedException" | "UnauthorizedOperation" => {
            return (Kind::Denied, Some(grant(words)));
        }
        "ResourceNotFoundException" => (
            Kind::Failed,
            "check the table's name, the region and the account: `--set dynamodb.table=NAME`, \
             `--set dynamodb.region=REGION`",
        ),
        "ThrottlingException" | "ProvisionedThroughputExceededException" | "RequestLimitExceeded" => {
            (Kind::Failed, "AWS throttles these calls: wait a little and run the command again")
        }
        "InternalServerError" | "ServiceUnavailable" | "InternalFailure" => (
            Kind::Unreachable,
            "AWS has a fault: see https://health.aws.amazon.com and run the command again",
        ),
        _ => return (Kind::Failed, None),
    };
    (kind, Some(hint.to_owned()))
}

/// What would permit the action that `words` say was refused: `… is not authorized to perform:
/// dynamodb:DescribeTable on resource: arn:… because …`.
fn grant(words: &str) -> String {
    let after = |marker: &str| Some(words.split_once(marker)?.1.split_whitespace().next()?.to_owned());
    match (after("to perform: "), after("on resource: ")) {
        (Some(action), Some(resource)) => {
            format!("an administrator can allow `{action}` on `{resource}` in the IAM policy")
        }
        (Some(action), None) => format!("an administrator can allow `{action}` in the IAM policy"),
        _ => "an administrator can allow the action in the IAM policy".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_read_is_left_out() {
        assert_eq!(readable("not authorized. Encoded authorization failure message: eJyN"), "not authorized");
        assert_eq!(readable("no such role."), "no such role");
    }

    #[test]
    fn a_denial_names_the_action_and_the_resource() {
        let words = "User: arn:aws:iam::1:user/a is not authorized to perform: dynamodb:DescribeTable on \
                     resource: arn:aws:dynamodb:eu-west-1:1:table/T because no identity-based policy allows it";
        assert_eq!(
            grant(words),
            "an administrator can allow `dynamodb:DescribeTable` on \
             `arn:aws:dynamodb:eu-west-1:1:table/T` in the IAM policy"
        );
    }
}
