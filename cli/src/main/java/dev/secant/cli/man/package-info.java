/**
 * Manual pages, made from the model of the commands when Secant is built, so that they say what the
 * commands do. Start at {@link dev.secant.cli.man.CommandPage}. Stateless.
 */
@NullMarked
package dev.secant.cli.man;

import org.jspecify.annotations.NullMarked;
