/**
 * Where points come from: the command line, a range, a CSV file. Start at {@link
 * dev.secant.cli.points.PointSource}. Sources are used by one thread.
 */
@NullMarked
package dev.secant.cli.points;

import org.jspecify.annotations.NullMarked;
