//! What is wrong with a service, by what it tells of itself: the judgement that every verb shares that
//! looks at the service.

pub(super) mod redis;
