package dev.connections4j.cli.doctor;

import java.net.Socket;

/**
 * An open connection to the server.
 *
 * @param tcp to be closed when time is up
 * @param spoken what is written to and read from: {@code tcp} itself, or TLS over it
 */
record Wire(Socket tcp, Socket spoken) {}
