package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.Heap;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.Jmh;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Everyone connects to one server. */
public final class ConnectSection {
    /** The area of what {@link #time} measures. */
    public static final String TIME = "connect";

    /** The area of what {@link #allocation} measures. */
    public static final String ALLOCATION = "allocation";

    private final Effort effort;
    private final Results results;

    public ConnectSection(Effort effort, Results results) {
        this.effort = effort;
        this.results = results;
    }

    /** Measures the time of a connect, the clients taking turns in ever other orders: so what else the machine does hits all alike. */
    public void time(BenchTarget target, String scenario) throws Exception {
        // a server that has just started has work of its own, and its first client would wait for that
        ClientKind.RAW.create().repeat(effort.connects(), target);
        List<ConnectWorker> workers = new ArrayList<>();
        try {
            for (ClientKind client : effort.clients()) {
                workers.add(ConnectWorker.start(client, effort.connects(), target));
            }
            takeTurns(workers, scenario);
        } finally {
            workers.forEach(ConnectWorker::close);
        }
    }

    private void takeTurns(List<ConnectWorker> workers, String scenario) throws IOException {
        Medians medians = new Medians(results);
        List<ConnectWorker> order = new ArrayList<>(workers);
        Random random = new Random(1); // any orders, but the same in each run
        for (int turn = 0; turn < effort.turns(); turn++) {
            for (ConnectWorker worker : order) {
                ConnectWorker.Turn took = worker.turn();
                String client = worker.client().label();
                medians.add(new Figure(TIME, scenario, client, "p50", took.millis(), "ms"));
                medians.add(new Figure(TIME, scenario, client, Jmh.ALLOCATION, took.bytes(), "bytes"));
            }
            Collections.shuffle(order, random);
        }
        medians.done();
    }

    /** Measures all bytes that a connect and its disconnect allocate on the heap, whichever thread does. */
    public void allocation(BenchTarget target, String scenario, List<ClientKind> clients) {
        for (ClientKind client : clients) {
            String said = JavaCommand.output(
                    AllocationMain.class,
                    client.jvmArguments(target, Heap.COUNTING.toArray(String[]::new)),
                    List.of(client.name()));
            results.add(
                    new Figure(ALLOCATION, scenario, client.label(), "per connect", Double.parseDouble(said), "bytes"));
        }
    }
}
