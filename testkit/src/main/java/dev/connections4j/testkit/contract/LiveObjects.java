package dev.connections4j.testkit.contract;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts what this JVM still holds, after a collection. */
public final class LiveObjects {
    private static final Object[] NO_ARGUMENTS = {new String[0]};
    private static final String[] SIGNATURE = {String[].class.getName()};

    private LiveObjects() {}

    /**
     * The live instances of all classes whose full name matches.
     *
     * @param name of a class
     * @return how many
     */
    public static int count(Pattern name) {
        return histogram()
                .lines()
                .map(line -> line.trim().split("\\s+", -1)) // number, instances, bytes, class, module
                .filter(columns ->
                        columns.length >= 4 && name.matcher(columns[3]).matches())
                .mapToInt(columns -> Integer.parseInt(columns[1]))
                .sum();
    }

    private static String histogram() {
        try {
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(commands, "gcClassHistogram", NO_ARGUMENTS, SIGNATURE);
        } catch (JMException e) {
            throw new IllegalStateException("this JVM does not count its objects", e);
        }
    }
}
