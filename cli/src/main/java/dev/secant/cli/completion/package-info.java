/**
 * Completion of command lines by bash, zsh and fish: a script of each, made from the model of the
 * commands. Start at {@link dev.secant.cli.completion.CompletionScript}. Stateless.
 */
@NullMarked
package dev.secant.cli.completion;

import org.jspecify.annotations.NullMarked;
