/** Tests settings. */
@NullMarked
package dev.secant.cli.settings;

import org.jspecify.annotations.NullMarked;
