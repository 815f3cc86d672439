package dev.secant.benchmarks.speed;

/**
 * Work to be timed.
 *
 * @param name what the line of the result begins with
 * @param points in one run, by which the time is divided
 * @param run does the work once
 */
record Task(String name, int points, Runnable run) {}
