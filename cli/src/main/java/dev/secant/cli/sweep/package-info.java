/**
 * What {@code secant sweep} shows: a plot of text with logarithmic axes. Start at {@link
 * dev.secant.cli.sweep.SweepPlot}. For one thread.
 */
@NullMarked
package dev.secant.cli.sweep;

import org.jspecify.annotations.NullMarked;
