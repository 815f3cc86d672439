/** Runs what README and docs show: every command, every snippet, against the built distribution. */
@NullMarked
package dev.secant.cli.docs;

import org.jspecify.annotations.NullMarked;
