package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.parameters.Parameter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OptionNamesTest {
    static Stream<Parameter<?>> parameters() {
        return ParameterOptions.parameters().stream();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void refusal_ofEachParameter_namesItsOption(Parameter<?> parameter) {
        String option = ParameterOptions.name(parameter);
        assertEquals(option + " must not be blank", refused(parameter + " must not be blank", parameter));
        assertEquals(option + ": it is wrong", refused("it is wrong", parameter));
        assertEquals("set " + option + ", or not", refused("set the parameter " + parameter + ", or not", parameter));
    }

    @Test
    void refusal_ofWhatHasNoOption_staysAsItIs() {
        ParameterException wrong = new ParameterException(".env", ".env /a/.env:1 is malformed");
        assertEquals(".env /a/.env:1 is malformed", ErrorReport.of(wrong).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create the database, or correct db_name | create the database, or correct --db-name",
                "give client_pem_path and client_key_path | give --client-pem-path and --client-key-path",
                "use https:// in uri, or secure=true | use https:// in uri, or --secure=true",
                "check host, port and firewall | check host, port and firewall",
                "raise keep_alive_time. Then | raise --keep-alive-time. Then",
                "was /a/db_name.pem | was /a/db_name.pem",
                "'was ''db_name''' | 'was ''db_name'''",
                "unknown option --db_name | unknown option --db_name",
                "the file db_name cannot be used | the file db_name cannot be used",
                "was 'a keep_alive_time $1'; correct db_name | was 'a keep_alive_time $1'; correct --db-name",
                "other_db_name and db_names | other_db_name and db_names",
            })
    void remedy_nameThatCanBeNothingElse_becomesTheOption(String text, String replaced) {
        assertEquals(replaced, OptionNames.replaceIn(text));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void remedy_ofEachReason_hasNoNameWithUnderscore(Reason reason) {
        assertFalse(OptionNames.replaceIn(reason.remedy()).contains("_"), reason.remedy());
    }

    private static String refused(String message, Parameter<?> parameter) {
        return ErrorReport.of(new ParameterException(parameter.name(), message)).message();
    }
}
