/**
 * What plug-ins offer, remembered from run to run, and where. A file here is a hint: what is
 * damaged, stale, or of somebody else is as good as none, and never a reason to say anything.
 */
@NullMarked
package dev.secant.runtime.registry.cache;

import org.jspecify.annotations.NullMarked;
