/** Plug-ins that were made to hurt, and what Secant says of each. */
package dev.secant.cli.hazards;
