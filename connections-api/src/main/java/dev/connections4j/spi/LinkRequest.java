package dev.connections4j.spi;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ResolvedParameters;

/**
 * What a transport needs to open a link.
 *
 * @param alias for logs
 * @param address where to connect
 * @param parameters everything else
 * @param stages the transport records in it when a stage begins and ends
 */
public record LinkRequest(String alias, HostPort address, ResolvedParameters parameters, StageRecorder stages) {}
