package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.TransportInfo;
import dev.connections4j.cli.demo.StarSearch;
import dev.connections4j.cli.doctor.Observation;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.List;

/** Prints results, as text or as JSON. */
interface Report {
    /** {@code bars} draws where the time went, in text. */
    void connected(Connection connection, boolean bars);

    void failed(ConnectFailedException failed);

    /** What the demo found on a connection. */
    void searched(Connection connection, StarSearch search);

    /** The demo's vectors with those that were found, in text; JSON has no picture. */
    void picture(List<Long> found);

    /** A line of the doctor. */
    void observed(Observation observation);

    void error(ErrorReport error);

    void parameters(List<ResolvedParameters.Line> lines);

    /** A variable that nothing reads. */
    void unused(ResolvedParameters.Unused variable);

    void transport(TransportInfo found);

    /** A known transport that is not on the path. */
    void missing(String transport, String artifact);

    /** A remark in text; JSON has none. */
    void remark(String text);

    /**
     * Reports what the library or the command threw, except failed connects.
     *
     * @return the exit code
     */
    default int error(RuntimeException thrown) {
        ErrorReport error = ErrorReport.of(thrown);
        error(error);
        return error.exit();
    }
}
