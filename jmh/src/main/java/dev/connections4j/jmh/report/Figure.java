package dev.connections4j.jmh.report;

/**
 * One number.
 *
 * @param area what was looked at, such as {@code connect}
 * @param scenario the server, the count: what stands above a column
 * @param client who: what stands at the start of a row
 * @param metric what of it, such as {@code p50}
 * @param value how much
 * @param unit of what
 */
public record Figure(String area, String scenario, String client, String metric, double value, String unit) {}
