/**
 * Which plug-ins may be loaded: the lock file, pinned signers and what their signatures cover.
 * Start at {@link dev.secant.runtime.registry.trust.Trust}. Nothing here defines or runs a class of
 * a plug-in.
 */
@NullMarked
package dev.secant.runtime.registry.trust;

import org.jspecify.annotations.NullMarked;
