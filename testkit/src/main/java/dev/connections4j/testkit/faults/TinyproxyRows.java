package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.standin.servers.PeerServer.Program;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.testkit.FaultyPort;
import java.util.List;

/** A real proxy before a real Milvus. */
final class TinyproxyRows {
    private static final String SERVER = "tinyproxy";

    private TinyproxyRows() {}

    static List<FaultRow> all() {
        return List.of(
                row(
                        "no credentials",
                        Reason.PROXY_FAILED,
                        Stage.PROXY,
                        bench -> through(
                                tinyproxy(bench, "BasicAuth someone secret"),
                                "",
                                RealServers.plain().port())),
                row(
                        "wrong credentials",
                        Reason.PROXY_FAILED,
                        Stage.PROXY,
                        bench -> through(
                                tinyproxy(bench, "BasicAuth someone secret"),
                                "someone:wrong@",
                                RealServers.plain().port())),
                row(
                        "a port that it does not allow",
                        Reason.PROXY_FAILED,
                        Stage.PROXY,
                        bench -> through(
                                tinyproxy(bench, "ConnectPort 443"),
                                "",
                                RealServers.plain().port())),
                row(
                        "nothing behind it",
                        Reason.PROXY_FAILED,
                        Stage.PROXY,
                        bench -> through(tinyproxy(bench, ""), "", FaultyPort.refusing())),
                row(
                        "missing database behind it",
                        Reason.DATABASE_NOT_FOUND,
                        Stage.CONNECT,
                        bench -> through(
                                        tinyproxy(bench, ""),
                                        "",
                                        RealServers.plain().port())
                                .and(p -> p.dbName("nope"))),
                row(
                        "missing database behind it, with credentials",
                        Reason.DATABASE_NOT_FOUND,
                        Stage.CONNECT,
                        bench -> through(
                                        tinyproxy(bench, "BasicAuth someone secret"),
                                        "someone:secret@",
                                        RealServers.plain().port())
                                .and(p -> p.dbName("nope"))),
                row(
                        "TLS to plaintext behind it",
                        Reason.TLS_ON_PLAINTEXT_PORT,
                        Stage.TLS,
                        bench -> through(
                                        tinyproxy(bench, ""),
                                        "",
                                        RealServers.plain().port())
                                .and(p -> p.secure(true))),
                row(
                        "a closing port behind it",
                        Reason.CLOSED,
                        Stage.HTTP2,
                        bench -> through(tinyproxy(bench, ""), "", bench.port(FaultyPort.closing()))));
    }

    private static int tinyproxy(FaultBench bench, String more) {
        String config = "Port PORT\nListen 127.0.0.1\nTimeout 600\nAllow 127.0.0.1\nLogLevel Warning\n"
                + "PidFile \"FOLDER/pid\"\n" + more + "\n";
        return bench.closing(RealServers.peer(Program.TINYPROXY, config)).port();
    }

    private static FaultTarget through(int proxy, String credentials, int behind) {
        return FaultTarget.at(behind, p -> p.proxyAddress("http://" + credentials + "127.0.0.1:" + proxy));
    }

    private static FaultRow row(String name, Reason reason, Stage stage, FaultRow.Fault fault) {
        return new FaultRow(SERVER, name, reason, stage, fault);
    }
}
