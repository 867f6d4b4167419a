package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.TransportInfo;
import dev.connections4j.cli.doctor.Observation;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.List;

/** How results are told: to people, or as JSON. */
interface Report {
    /** {@code bars} draws where the time went, for people. */
    void connected(Connection connection, boolean bars);

    void failed(ConnectFailedException failed, String message);

    /** A step of the doctor's. */
    void observed(Observation observation);

    void refused(ErrorReport refusal);

    void parameters(List<ResolvedParameters.Line> lines);

    void transport(TransportInfo found);

    /** A known transport that is not on the path. */
    void missing(String transport, String artifact);

    /** A remark for people; JSON has none. */
    void remark(String text);
}
