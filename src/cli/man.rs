//! `authctl man`.

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use super::Cli;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::ui::Ui;

/// Print the manual page.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The page of this command: `migrate up`
    #[arg(value_name = "WORD")]
    command: Vec<String>,
}

/// Runs it.
pub(super) fn run(arguments: &Arguments, ui: &Ui) -> Result<Exit> {
    let mut tree = Cli::command();
    tree.build();
    let mut page = Vec::new();
    Man::new(find(&tree, &arguments.command)?.clone())
        .render(&mut page)
        .map_err(|error| Error::bug("the manual page cannot be written").caused_by(&error))?;
    let page = String::from_utf8(page)
        .map_err(|error| Error::bug("the manual page is no text").caused_by(&error))?;
    ui.emit_text(&page)
}

fn find<'a>(tree: &'a Command, words: &[String]) -> Result<&'a Command> {
    words.iter().try_fold(tree, |command, word| {
        command.find_subcommand(word).ok_or_else(|| {
            Error::usage(format!("there is no command `{}`", words.join(" ")))
                .hint("`authctl --help` lists the commands")
        })
    })
}
