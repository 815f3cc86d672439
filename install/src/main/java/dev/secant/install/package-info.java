/**
 * Finds an artifact and what it needs at run time, as Maven does. Start at {@link
 * dev.secant.install.ArtifactResolver}. The command line loads it by a class loader of its own and
 * for one command only, so that what crosses the border is of the JDK. Stateless and thread-safe.
 */
@NullMarked
package dev.secant.install;

import org.jspecify.annotations.NullMarked;
