/**
 * What {@code secant check} is made of: which functions of a registry can be checked, how, and how
 * the findings are shown. Start at {@link dev.secant.cli.check.CheckSettings}. For one thread.
 */
@NullMarked
package dev.secant.cli.check;

import org.jspecify.annotations.NullMarked;
