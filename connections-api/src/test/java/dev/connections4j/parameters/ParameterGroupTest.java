package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What resolution and comparison go by. */
final class ParameterGroupTest {
    @ParameterizedTest
    @CsvSource({
        "SERVER, address uri host port",
        "CREDENTIALS, user password token",
        "TLS, secure server_pem_path ca_pem_path client_pem_path client_key_path client_key_password trust_store_path"
                + " trust_store_password key_store_path key_store_password ssl_context",
        "CALL, alias timeout wait_for_ready eager"
    })
    void group_members_areThoseOfTheContract(ParameterGroup group, String names) {
        assertEquals(
                names,
                Parameters.all().stream()
                        .filter(parameter -> parameter.group() == group)
                        .map(Parameter::name)
                        .collect(Collectors.joining(" ")));
    }
}
