/**
 * The {@code secant} command: lists, describes, evaluates and differentiates. Start at {@link
 * dev.secant.cli.Main}. One class a subcommand; what a command reads is in {@code points}, what it
 * writes in {@code output}, what it complains about in {@code failure}. Single-threaded.
 */
@NullMarked
package dev.secant.cli;

import org.jspecify.annotations.NullMarked;
