package dev.connections4j.sdk.suite;

import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.rbac.request.CreateRoleReq;
import io.milvus.v2.service.rbac.request.CreateUserReq;
import io.milvus.v2.service.rbac.request.DescribeRoleReq;
import io.milvus.v2.service.rbac.request.DescribeUserReq;
import io.milvus.v2.service.rbac.request.DropRoleReq;
import io.milvus.v2.service.rbac.request.DropUserReq;
import io.milvus.v2.service.rbac.request.GrantPrivilegeReq;
import io.milvus.v2.service.rbac.request.GrantRoleReq;
import io.milvus.v2.service.rbac.request.RevokePrivilegeReq;
import io.milvus.v2.service.rbac.request.RevokeRoleReq;
import io.milvus.v2.service.rbac.request.UpdatePasswordReq;
import java.util.TreeSet;

/** Users, roles and what they may do; then what the server says of itself. */
final class UserOperations {
    private static final String USER = "reader";
    private static final String ROLE = "readers";

    private final MilvusClientV2 client;
    private final Outcomes outcomes;

    UserOperations(MilvusClientV2 client, Outcomes outcomes) {
        this.client = client;
        this.outcomes = outcomes;
    }

    void users() {
        outcomes.done(
                "create user",
                () -> client.createUser(CreateUserReq.builder()
                        .userName(USER)
                        .password("Reads1234")
                        .build()));
        outcomes.done(
                "update password",
                () -> client.updatePassword(UpdatePasswordReq.builder()
                        .userName(USER)
                        .password("Reads1234")
                        .newPassword("Reads5678")
                        .build()));
        outcomes.of("list users", () -> new TreeSet<>(client.listUsers()));
        outcomes.done(
                "create role",
                () -> client.createRole(CreateRoleReq.builder().roleName(ROLE).build()));
        outcomes.of("list roles", () -> new TreeSet<>(client.listRoles()));
        outcomes.done(
                "grant role",
                () -> client.grantRole(
                        GrantRoleReq.builder().userName(USER).roleName(ROLE).build()));
        outcomes.of(
                "describe user",
                () -> client.describeUser(
                                DescribeUserReq.builder().userName(USER).build())
                        .getRoles());
        outcomes.done(
                "grant privilege",
                () -> client.grantPrivilege(GrantPrivilegeReq.builder()
                        .roleName(ROLE)
                        .objectType("Collection")
                        .objectName("*")
                        .privilege("Search")
                        .build()));
        outcomes.of(
                "describe role",
                () -> client
                        .describeRole(DescribeRoleReq.builder().roleName(ROLE).build())
                        .getGrantInfos()
                        .stream()
                        .map(grant -> grant.getObjectType() + " " + grant.getObjectName() + " " + grant.getPrivilege())
                        .toList());
        outcomes.done(
                "revoke privilege",
                () -> client.revokePrivilege(RevokePrivilegeReq.builder()
                        .roleName(ROLE)
                        .objectType("Collection")
                        .objectName("*")
                        .privilege("Search")
                        .build()));
        outcomes.done(
                "revoke role",
                () -> client.revokeRole(
                        RevokeRoleReq.builder().userName(USER).roleName(ROLE).build()));
        outcomes.done(
                "drop role",
                () -> client.dropRole(DropRoleReq.builder().roleName(ROLE).build()));
        outcomes.done(
                "drop user",
                () -> client.dropUser(DropUserReq.builder().userName(USER).build()));
    }

    void server() {
        outcomes.of("version", client::getServerVersion);
        outcomes.of("health", () -> client.checkHealth().getIsHealthy());
        outcomes.of("ready", client::clientIsReady);
    }
}
