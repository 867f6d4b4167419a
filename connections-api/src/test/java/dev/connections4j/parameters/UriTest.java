package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UriTest {
    private static final String SECOND_SEGMENT =
            "uri has a second path segment: the first is the database, and gRPC has no"
                    + " path of its own that a gateway could take away; write '/' in a database's name as %2F";
    private static final String SEVERAL =
            "uri names several servers: give one, and each other one to an alias of its own";
    private static final String PLACEHOLDER =
            "uri still holds a placeholder, as <your-cluster> or ${HOST}: put your own value there";
    private static final String EXPECTED = "http://, https://, tcp:// or grpc://, or be a path that ends in .db";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http://h, h:19530, -, -, -",
                "https://H, h:443, -, -, -",
                "HTTPS://h:19541, h:19541, -, -, -",
                "tcp://h:1/, h:1, -, -, -",
                "grpc://h/books, h:19530, -, -, books",
                "http://h/books/, h:19530, -, -, books",
                "http://h/b%20c%2Fd, h:19530, -, -, b c/d",
                "http://root:Milvus@h, h:19530, root, Milvus, -",
                "http://root:p@ss:w@h/d, h:19530, root, p@ss:w, d",
                "http://r%40t:p%2Fw%3A%C3%A4@h, h:19530, r@t, p/w:ä, -",
                "http://root:a+b@h, h:19530, root, a+b, -",
                "http://root:@h, h:19530, root, -, -",
                "http://:pw@h, h:19530, -, pw, -",
                "http://@h, h:19530, -, -, -",
                "http://key@h, h:19530, key, -, -",
                "http://[2001:DB8::1]:7/d, [2001:db8::1]:7, -, -, d",
                "http://[fe80::1%25eth0]:7, [fe80::1%eth0]:7, -, -, -",
                "'  http://h:1  ', h:1, -, -, -",
                "http://h:1/x.db, h:1, -, -, x.db",
            })
    void parse_uri_hasItsParts(String text, String address, String user, String password, String dbName) {
        MilvusUri uri = MilvusUri.parse(text);
        assertEquals(address, uri.address().toString());
        assertEquals(user, uri.user());
        assertEquals(password, uri.password() == null ? null : uri.password().reveal());
        assertEquals(dbName, uri.dbName());
    }

    @Test
    void parse_scheme_saysWhetherItIsSecure() {
        assertTrue(MilvusUri.parse("https://h").secure());
        assertFalse(MilvusUri.parse("http://h").secure());
        assertFalse(MilvusUri.parse("grpc://h").secure());
        assertFalse(MilvusUri.parse("a.db").secure());
    }

    @Test
    void parse_userWithoutColon_isHidden() {
        assertTrue(MilvusUri.parse("http://key@h").userSecret());
        assertFalse(MilvusUri.parse("http://root:@h").userSecret());
        assertEquals(
                "http://<hidden>@h:19530/d", MilvusUri.parse("http://key@h/d").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.db", "./a.db", "sub/../a.db", " a.db "})
    void parse_dbPath_isNormalised(String text) {
        MilvusUri uri = MilvusUri.parse(text);
        assertEquals(new LitePath(Path.of("a.db")), uri.address());
        assertEquals("a.db", uri.toString());
        assertNull(uri.scheme());
    }

    @Test
    void parse_dbPathWithColonAndPercent_isTakenAsWritten() {
        assertEquals("/data/a:b%20c.db", MilvusUri.parse("/data/a:b%20c.db").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host:19530 | uri has no scheme: it must begin with " + EXPECTED + "; host:port is an address",
                "localhost | uri has no scheme: it must begin with " + EXPECTED + "; host:port is an address",
                "ftp://h | uri has the unknown scheme 'ftp': it must begin with " + EXPECTED
                        + "; host:port is an address",
                "file:///a.db | uri has the unknown scheme 'file': it must begin with " + EXPECTED
                        + "; host:port is an address",
                "http:h | uri has no scheme: it must begin with " + EXPECTED + "; host:port is an address",
                "unix:/run/milvus.sock | uri with unix: is not supported yet, it comes later; it must begin with "
                        + EXPECTED,
                "unix:///run/milvus.db | uri with unix: is not supported yet, it comes later; it must begin with "
                        + EXPECTED,
                "http:// | uri has no host",
                "http://:19530 | uri has no host",
                "http://me:s3cret@ | uri has no host",
                "http://h:0 | uri must have a port that is a number from 1 to 65535",
                "http://h:65536/d | uri must have a port that is a number from 1 to 65535",
                "http://root:s3cret | uri must have a port that is a number from 1 to 65535",
                "http://h: | uri must have a port that is a number from 1 to 65535",
                "http://::1:19530 | uri has several ':'; an IPv6 host needs brackets, as [v6]:port",
                "http://a b | uri has a host of other characters than letters, digits, '.', '-' and '_'",
                "http://300.1.1.1 | uri has a host of digits and dots that is not four numbers from 0 to 255",
                "http://h?s3cret=1 | uri must have no query ('?') and no fragment ('#'); each has a parameter of its own",
                "http://h/d#s3cret | uri must have no query ('?') and no fragment ('#'); each has a parameter of its own",
                "http://root:s3/cret@h | uri has '@' behind the first '/', '?' or '#': in user info write these as %2F, %3F"
                        + " and %23, in the database write @ as %40",
                "http://root:s3cret%@h | uri has malformed percent-encoding in its user info: behind each % two hexadecimal"
                        + " digits of UTF-8 are expected; write % itself as %25",
                "http://root:s3cret%zz@h | uri has malformed percent-encoding in its user info: behind each % two hexadecimal"
                        + " digits of UTF-8 are expected; write % itself as %25",
                "http://root:s3cret%ff@h | uri has malformed percent-encoding in its user info: behind each % two hexadecimal"
                        + " digits of UTF-8 are expected; write % itself as %25",
                "http://h/d%4 | uri has malformed percent-encoding in its path: behind each % two hexadecimal"
                        + " digits of UTF-8 are expected; write % itself as %25",
                "http://s3cret%3Ax:y@h | uri has a user that holds ':' (%3A), which would end it; use token",
                "http://root:s3cret%0a@h | uri must not hold control characters in its user info",
                "http://h/a%0d%0ab | uri has a database that is not valid: db_name must be printable ASCII without outer"
                        + " blanks, was 'a\\u000d\\u000ab'",
                "http://h/milvus/v2 | " + SECOND_SEGMENT,
                "http://h/milvus//v2 | " + SECOND_SEGMENT,
                "grpc://h:1/a/b/c | " + SECOND_SEGMENT,
                "http://a:1,b:2 | " + SEVERAL,
                "http://a;b/d | " + SEVERAL,
                "http://a:1,http://b:2 | " + SEVERAL,
                "http://u:s3cret@a:1,http://u:s3cret@b:2 | " + SEVERAL,
                "http://a:1 https://b:2 | " + SEVERAL,
                "https://<your-cluster>.example.com | " + PLACEHOLDER,
                "http://u:s3cret@${HOST}:19530 | " + PLACEHOLDER,
                "http://$MILVUS_HOST:19530 | " + PLACEHOLDER,
                "http://h:{port} | " + PLACEHOLDER,
                "http://%HOST%:19530 | " + PLACEHOLDER,
                "http://h/<database> | " + PLACEHOLDER,
                "http://https://h:1 | uri begins with two schemes: leave one of them out",
                "http://h//d | uri has an empty first path segment, where the database belongs",
            })
    void parse_wrongUri_failsWithoutRepeatingIt(String text, String message) {
        ParameterException e = assertThrows(ParameterException.class, () -> MilvusUri.parse(text));
        assertEquals(message, e.getMessage());
        assertEquals("uri", e.parameter());
        assertFalse(e.toString().contains("s3cret"), "shows user info");
    }

    @Test
    void parse_controlCharacters_fail() {
        assertEquals(
                "uri must not hold control characters",
                assertThrows(ParameterException.class, () -> MilvusUri.parse("http://h\r\nx"))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "h, h:19530, -, -",
                "h:1, h:1, -, -",
                "root@h, h:19530, root, -",
                "root:Milvus@h:1, h:1, root, Milvus",
                "root:p@w@[::1]:1, [::1]:1, root, p@w",
                "root:Milvus@milvus.db, milvus.db:19530, root, Milvus",
                "key@milvus.db, milvus.db:19530, key, -",
                "http://root:Milvus@h, h:19530, root, Milvus",
                "https://h, h:443, -, -",
            })
    void parseVariable_shortForm_isAccepted(String text, String address, String user, String password) {
        MilvusUri uri = MilvusUri.parseVariable(text);
        assertEquals(address, uri.address().toString());
        assertEquals(user, uri.user());
        assertEquals(password, uri.password() == null ? null : uri.password().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h", "unix:/x", "h:x", "a b", "http://h?x", "::1", "h:1:2", "u:p/w@milvus.db"})
    void parseVariable_wrongValue_fails(String text) {
        ParameterException e = assertThrows(ParameterException.class, () -> MilvusUri.parseVariable(text));
        assertEquals("uri", e.parameter());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://root:s3cret@h:1\"",
                "'http://h:1'",
                "\"http://h:1",
                "http://h:1\"",
                "`http://h:1`",
                "“http://h:1”",
                "'a.db'",
            })
    void parse_quotes_areNamed(String text) {
        for (Executable parse :
                List.<Executable>of(() -> MilvusUri.parse(text), () -> MilvusUri.parseVariable(" " + text + " "))) {
            ParameterException e = assertThrows(ParameterException.class, parse);
            assertEquals(
                    "uri begins or ends with a quotation mark: leave the quotes out, they are part of the value here",
                    e.getMessage());
        }
    }

    @Test
    void parse_commaInThePassword_isNoList() {
        assertEquals("h:1", MilvusUri.parse("http://u:a,b;c<d>@h:1").address().toString());
    }

    @Test
    void parseVariable_dbPath_isLite() {
        assertEquals(
                new LitePath(Path.of("/x/a.db")),
                MilvusUri.parseVariable("/x/a.db").address());
    }
}
