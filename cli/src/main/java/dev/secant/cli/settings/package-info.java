/**
 * What a user has set up once for all: the config file and variables of the environment. Start at
 * {@link dev.secant.cli.settings.Settings}. Single-threaded.
 */
@NullMarked
package dev.secant.cli.settings;

import org.jspecify.annotations.NullMarked;
