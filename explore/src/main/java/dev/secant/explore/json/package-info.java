/** JSON (RFC 8259) as the page needs it, in both directions, without a library. */
@NullMarked
package dev.secant.explore.json;

import org.jspecify.annotations.NullMarked;
