package dev.connections4j.jmh.report;

import java.util.stream.Stream;

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
public record Figure(String area, String scenario, String client, String metric, double value, String unit) {
    private static final String MARK = "figure";
    private static final String SEPARATOR = "\t";

    /** Prints it as a line, for the JVM that started this one. */
    public void print() {
        System.out.println(String.join(SEPARATOR, MARK, area, scenario, client, metric, Double.toString(value), unit));
    }

    /** Those that another JVM has printed; its libraries may print other lines. */
    public static Stream<Figure> in(String output) {
        return output.lines()
                .map(line -> line.split(SEPARATOR, -1))
                .filter(parts -> parts[0].equals(MARK))
                .map(parts ->
                        new Figure(parts[1], parts[2], parts[3], parts[4], Double.parseDouble(parts[5]), parts[6]));
    }
}
