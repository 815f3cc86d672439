/**
 * What is known of a plug-in without running any of it: directories are listed, files identified by
 * their bytes, and JARs, manifests, services files and class files checked. Start at {@link
 * dev.secant.runtime.registry.scan.PluginScanner}. Nothing here is thread-safe unless it says so.
 */
@NullMarked
package dev.secant.runtime.registry.scan;

import org.jspecify.annotations.NullMarked;
