package dev.secant.cli;

import dev.secant.cli.session.PlainOptions;
import java.util.List;
import java.util.concurrent.Callable;

/** A command that a {@linkplain PlainCommandLine plain command line} can set up and run. */
interface PlainCommand extends PlainOptions, Callable<Integer> {
  /** Takes the words that are no options; returns whether the command can have as many. */
  boolean set(List<String> words);
}
