/**
 * Tests of what people start: the scripts and the JARs of the distribution, in processes of their
 * own. {@link dev.secant.cli.distribution.Installation} is a copy of the distribution, {@link
 * dev.secant.cli.distribution.Checkout} stands for a clone of the repository.
 */
@NullMarked
package dev.secant.cli.distribution;

import org.jspecify.annotations.NullMarked;
