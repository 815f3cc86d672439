/**
 * What many reloads of a changed plug-in leave behind: start at {@link
 * dev.secant.benchmarks.reload.Reloads}.
 */
@NullMarked
package dev.secant.benchmarks.reload;

import org.jspecify.annotations.NullMarked;
