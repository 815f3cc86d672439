/**
 * The contract of functions as JUnit 5 tests, for those who write functions. Start at {@link
 * dev.secant.testkit.PluginContract}, which tests all that a project offers, or {@link
 * dev.secant.testkit.FunctionContract} for one function. Everything here is thread-safe.
 */
@NullMarked
package dev.secant.testkit;

import org.jspecify.annotations.NullMarked;
