/** The files of the page, as they are served one by one and as they stand in one file. */
@NullMarked
package dev.secant.explore.page;

import org.jspecify.annotations.NullMarked;
