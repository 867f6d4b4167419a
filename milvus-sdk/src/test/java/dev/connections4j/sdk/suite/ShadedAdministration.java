package dev.connections4j.sdk.suite;

import io.milvus.common.resourcegroup.ResourceGroupConfig;
import io.milvus.common.resourcegroup.ResourceGroupLimit;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.cdc.request.DumpMessagesReq;
import io.milvus.v2.service.cdc.request.GetReplicateInfoReq;
import io.milvus.v2.service.cdc.request.ReplicateConfiguration;
import io.milvus.v2.service.cdc.request.UpdateReplicateConfigurationReq;
import io.milvus.v2.service.cdc.response.GetReplicateInfoResp;
import io.milvus.v2.service.rbac.request.AddPrivilegesToGroupReq;
import io.milvus.v2.service.rbac.request.AlterRoleReq;
import io.milvus.v2.service.rbac.request.CreatePrivilegeGroupReq;
import io.milvus.v2.service.rbac.request.CreateRoleReq;
import io.milvus.v2.service.rbac.request.CreateUserReq;
import io.milvus.v2.service.rbac.request.DropPrivilegeGroupReq;
import io.milvus.v2.service.rbac.request.DropRoleReq;
import io.milvus.v2.service.rbac.request.DropUserReq;
import io.milvus.v2.service.rbac.request.GrantPrivilegeReqV2;
import io.milvus.v2.service.rbac.request.ListPrivilegeGroupsReq;
import io.milvus.v2.service.rbac.request.RemovePrivilegesFromGroupReq;
import io.milvus.v2.service.rbac.request.RevokePrivilegeReqV2;
import io.milvus.v2.service.rbac.request.UpdateUserReq;
import io.milvus.v2.service.resourcegroup.request.CreateResourceGroupReq;
import io.milvus.v2.service.resourcegroup.request.DescribeResourceGroupReq;
import io.milvus.v2.service.resourcegroup.request.DropResourceGroupReq;
import io.milvus.v2.service.resourcegroup.request.ListResourceGroupsReq;
import io.milvus.v2.service.resourcegroup.request.TransferNodeReq;
import io.milvus.v2.service.resourcegroup.request.TransferReplicaReq;
import io.milvus.v2.service.resourcegroup.request.UpdateResourceGroupsReq;
import io.milvus.v2.service.utility.request.GetCompactionPlansReq;
import io.milvus.v2.service.utility.request.GetCompactionStateReq;
import io.milvus.v2.service.utility.request.GetFlushAllStateReq;
import io.milvus.v2.service.utility.request.GetServerVersionReq;
import io.milvus.v2.service.vector.request.RunAnalyzerReq;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the other suites leave out of the shaded SDK: users, privileges, resource groups, replication. */
final class ShadedAdministration {
    private static final String USER = "keeper";
    private static final String ROLE = "keepers";
    private static final String GROUP = "further";

    private final MilvusClientV2 client;
    private final Outcomes outcomes;

    ShadedAdministration(MilvusClientV2 client, Outcomes outcomes) {
        this.client = client;
        this.outcomes = outcomes;
    }

    /** Each once. */
    void all() {
        privileges();
        groups();
        server();
        replication();
    }

    private void privileges() {
        outcomes.done(
                "createUser",
                () -> client.createUser(CreateUserReq.builder()
                        .userName(USER)
                        .password("Keeps1234")
                        .build()));
        outcomes.done(
                "updateUser",
                () -> client.updateUser(UpdateUserReq.builder()
                        .userName(USER)
                        .description("keeps books")
                        .build()));
        outcomes.done(
                "createRole",
                () -> client.createRole(CreateRoleReq.builder().roleName(ROLE).build()));
        outcomes.done(
                "alterRole",
                () -> client.alterRole(AlterRoleReq.builder()
                        .roleName(ROLE)
                        .description("keep books")
                        .build()));
        outcomes.done(
                "createPrivilegeGroup",
                () -> client.createPrivilegeGroup(
                        CreatePrivilegeGroupReq.builder().groupName(GROUP).build()));
        outcomes.done(
                "addPrivilegesToGroup",
                () -> client.addPrivilegesToGroup(AddPrivilegesToGroupReq.builder()
                        .groupName(GROUP)
                        .privileges(List.of("Search"))
                        .build()));
        outcomes.of(
                "listPrivilegeGroups",
                () -> client.listPrivilegeGroups(
                                ListPrivilegeGroupsReq.builder().build())
                        .getPrivilegeGroups()
                        .size());
        outcomes.done(
                "removePrivilegesFromGroup",
                () -> client.removePrivilegesFromGroup(RemovePrivilegesFromGroupReq.builder()
                        .groupName(GROUP)
                        .privileges(List.of("Search"))
                        .build()));
        outcomes.done(
                "dropPrivilegeGroup",
                () -> client.dropPrivilegeGroup(
                        DropPrivilegeGroupReq.builder().groupName(GROUP).build()));
        outcomes.done(
                "grantPrivilegeV2",
                () -> client.grantPrivilegeV2(GrantPrivilegeReqV2.builder()
                        .roleName(ROLE)
                        .privilege("Search")
                        .collectionName("*")
                        .dbName("default")
                        .build()));
        outcomes.done(
                "revokePrivilegeV2",
                () -> client.revokePrivilegeV2(RevokePrivilegeReqV2.builder()
                        .roleName(ROLE)
                        .privilege("Search")
                        .collectionName("*")
                        .dbName("default")
                        .build()));
        outcomes.done(
                "dropRole",
                () -> client.dropRole(DropRoleReq.builder().roleName(ROLE).build()));
        outcomes.done(
                "dropUser",
                () -> client.dropUser(DropUserReq.builder().userName(USER).build()));
    }

    private static ResourceGroupConfig limits() {
        return ResourceGroupConfig.newBuilder()
                .withRequests(new ResourceGroupLimit(0))
                .withLimits(new ResourceGroupLimit(0))
                .build();
    }

    /** Nodes are asked for from a group that is not there: the servers' only one is needed where it is. */
    private void groups() {
        outcomes.done(
                "createResourceGroup",
                () -> client.createResourceGroup(CreateResourceGroupReq.builder()
                        .groupName(GROUP)
                        .config(limits())
                        .build()));
        outcomes.of(
                "listResourceGroups",
                () -> new TreeSet<>(client.listResourceGroups(
                                ListResourceGroupsReq.builder().build())
                        .getGroupNames()));
        outcomes.of(
                "describeResourceGroup",
                () -> client.describeResourceGroup(DescribeResourceGroupReq.builder()
                                .groupName(GROUP)
                                .build())
                        .getNumberOfAvailableNode());
        outcomes.done(
                "updateResourceGroups",
                () -> client.updateResourceGroups(UpdateResourceGroupsReq.builder()
                        .resourceGroups(Map.of(GROUP, limits()))
                        .build()));
        outcomes.done(
                "transferNode",
                () -> client.transferNode(TransferNodeReq.builder()
                        .sourceGroupName("nothing")
                        .targetGroupName(GROUP)
                        .numOfNodes(1)
                        .build()));
        outcomes.done(
                "transferReplica",
                () -> client.transferReplica(TransferReplicaReq.builder()
                        .sourceGroupName("nothing")
                        .targetGroupName(GROUP)
                        .collectionName("nothing")
                        .numberOfReplicas(1L)
                        .build()));
        outcomes.done(
                "dropResourceGroup",
                () -> client.dropResourceGroup(
                        DropResourceGroupReq.builder().groupName(GROUP).build()));
    }

    private void server() {
        outcomes.of(
                "runAnalyzer",
                () -> client.runAnalyzer(RunAnalyzerReq.builder()
                                .texts(List.of("a white whale"))
                                .analyzerParams(Map.of("type", "standard"))
                                .build())
                        .getResults()
                        .get(0)
                        .getTokens()
                        .size());
        outcomes.of(
                "getFlushAllState",
                () -> client.getFlushAllState(
                                GetFlushAllStateReq.builder().flushAllTs(1L).build())
                        .getFlushed());
        outcomes.of(
                "getCompactionState",
                () -> client.getCompactionState(
                                GetCompactionStateReq.builder().compactionID(1L).build())
                        .getState());
        outcomes.of(
                "getCompactionPlans",
                () -> client.getCompactionPlans(
                                GetCompactionPlansReq.builder().compactionID(1L).build())
                        .getPlans());
    }

    private void replication() {
        outcomes.of(
                "getServerVersionV2",
                () -> client.getServerVersionV2(GetServerVersionReq.builder().build())
                        .getVersion());
        outcomes.of(
                "getReplicateInfo",
                () -> client.getReplicateInfo(GetReplicateInfoReq.builder()
                        .sourceClusterId("here")
                        .targetPchannel("there")
                        .build()));
        outcomes.of("getReplicateConfiguration", () -> client.getReplicateConfiguration());
        outcomes.of(
                "updateReplicateConfiguration",
                () -> client.updateReplicateConfiguration(UpdateReplicateConfigurationReq.builder()
                        .replicateConfiguration(ReplicateConfiguration.builder().build())
                        .build()));
        outcomes.of(
                "dumpMessages",
                () -> client.dumpMessages(DumpMessagesReq.builder()
                                .pchannel("there")
                                .startMessageID(GetReplicateInfoResp.MessageID.builder()
                                        .id("1")
                                        .walName("Kafka")
                                        .build())
                                .startTimetick(0L)
                                .endTimetick(1L)
                                .build())
                        .iterator()
                        .hasNext());
    }
}
