/** Tests of the commands about lock files. */
@NullMarked
package dev.secant.cli.plugins.trust;

import org.jspecify.annotations.NullMarked;
