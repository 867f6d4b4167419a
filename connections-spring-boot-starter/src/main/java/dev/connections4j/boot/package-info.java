/**
 * Named connections in a Spring Boot application, 3.5 or 4.0. {@link dev.connections4j.boot.Connections4jAutoConfiguration} makes the registry of what
 * {@code PropertyReader} finds under {@code connections4j.<alias>.}; {@code HealthCheck} is what both Boots' health indicators ask.
 */
@NullMarked
package dev.connections4j.boot;

import org.jspecify.annotations.NullMarked;
