/** What a person sees of a long run while it lasts, and learns of one that was interrupted. */
@NullMarked
package dev.secant.cli.progress;

import org.jspecify.annotations.NullMarked;
