/**
 * What every command is given: the {@link dev.secant.cli.session.Console} around it, the plug-ins
 * it looks at, and how it reads the texts of options. Single-threaded.
 */
@NullMarked
package dev.secant.cli.session;

import org.jspecify.annotations.NullMarked;
