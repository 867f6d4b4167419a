package dev.connections4j.jmh.distance;

import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.ArrayList;
import java.util.List;

/** Large calls of every client in one JVM, by turns: what the machine does meanwhile meets all. Prints a figure for each call. */
final class DistanceMain {
    private static final int AT_ONCE = 8;

    /** Until the compiler is done with each client: after one round some need twice the time that they need after ten. */
    private static final int WARM_UPS = 10;

    private final String scenario;
    private final List<Figure> figures = new ArrayList<>();

    private DistanceMain(String scenario) {
        this.scenario = scenario;
    }

    /** Arguments: how figures name the server, how many rounds, and the port by which it is near. */
    public static void main(String[] arguments) throws Exception {
        DistanceMain round = new DistanceMain(arguments[0]);
        BenchTarget far = BenchTarget.ofThisJvm();
        BenchTarget near = far.by(Integer.parseInt(arguments[2]));
        for (int i = 0; i < WARM_UPS; i++) {
            round.run(near);
        }
        round.figures.clear();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            round.run(far);
        }
        round.figures.forEach(Figure::print);
        System.exit(0);
    }

    private void run(BenchTarget target) throws Exception {
        List<ClientKind> clients = new ArrayList<>(List.of(ClientKind.SDK, ClientKind.RAW));
        clients.addAll(ClientKind.FASTEST);
        for (ClientKind client : clients) {
            try (Peer peer = Peer.connect(client, target)) {
                time(client, DistanceSection.FIRST, () -> peer.answers().fetch(1));
                peer.answers().fetch(1);
                time(client, DistanceSection.LATER, () -> peer.answers().fetch(1));
                time(client, DistanceSection.AT_ONCE, () -> peer.answers().fetch(AT_ONCE));
                if (peer.upload() != null) {
                    time(client, DistanceSection.UPLOAD, peer.upload());
                }
            }
        }
    }

    private void time(ClientKind client, String metric, Peer.Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        double millis = (System.nanoTime() - start) / 1e6;
        figures.add(new Figure(DistanceSection.AREA, scenario, client.label(), metric, millis, "ms"));
    }
}
