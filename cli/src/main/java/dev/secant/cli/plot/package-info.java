/**
 * Figures of chains and sweeps, and where they go: a terminal, or a file that ends in .svg or .png.
 * Stateless.
 */
@NullMarked
package dev.secant.cli.plot;

import org.jspecify.annotations.NullMarked;
