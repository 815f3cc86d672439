/**
 * An independent judge of the derivatives: random functions, their exact derivatives, and a score.
 * Start at {@link dev.secant.benchmarks.Main}. Not published.
 */
@NullMarked
package dev.secant.benchmarks;

import org.jspecify.annotations.NullMarked;
