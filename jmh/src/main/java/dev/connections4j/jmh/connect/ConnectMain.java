package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.Jmh;
import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Session;
import dev.connections4j.jmh.server.BenchTarget;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/** One client in a JVM of its own. It connects often, says so, and takes a turn for each line on standard input, with which it ends. */
final class ConnectMain {
    private static final int TURN_MILLIS = 400;

    private ConnectMain() {}

    /** Arguments: who connects, and how often before the first turn, for the compiler is long at so much code. */
    public static void main(String[] arguments) {
        try {
            takeTurns(ClientKind.valueOf(arguments[0]).create(), Integer.parseInt(arguments[1]));
            System.exit(0);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            System.exit(1); // some clients leave threads that would keep this running
        }
    }

    private static void takeTurns(Client client, int connects) throws Exception {
        BenchTarget target = BenchTarget.ofThisJvm();
        Session resident = client.connect(target); // what a service would have open
        client.repeat(connects, target);
        ConnectBenchmark.client = client;
        System.out.println(ConnectWorker.READY);
        BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (turns.readLine() != null) {
            RunResult result = new Runner(turn()).runSingle();
            double p50 = result.getPrimaryResult().getStatistics().getPercentile(50);
            System.out.println(ConnectWorker.TURN + " " + p50 + " " + Jmh.allocation(result));
        }
        resident.close();
    }

    private static Options turn() {
        return Jmh.options(ConnectBenchmark.class)
                .forks(0) // this JVM is the client's own
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(TURN_MILLIS))
                .build();
    }
}
