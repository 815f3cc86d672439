/**
 * JARs of plug-ins for tests of hosts, built from source text in memory: good ones, and every kind
 * of broken one. Start at {@link dev.secant.testkit.jar.PluginJar}. Builders are not thread-safe;
 * everything else is.
 */
@NullMarked
package dev.secant.testkit.jar;

import org.jspecify.annotations.NullMarked;
