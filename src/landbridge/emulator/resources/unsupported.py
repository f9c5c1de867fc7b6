"""What of Resource Manager itself, and of services beside AVS, the emulator does not have."""

from landbridge.emulator.arm.kinds import Unsupported

OF = "Microsoft.Resources"

UNSUPPORTED = (
    Unsupported(f"{OF}/changes", "the changes of resources"),
    Unsupported(f"{OF}/deploymentScripts", "a script in a deployment"),
    Unsupported(f"{OF}/deploymentStacks", "a stack of deployments"),
    Unsupported(f"{OF}/moveResources", "a move to another group"),
    Unsupported(f"{OF}/tagNames", "the tags of a subscription, counted"),
    Unsupported(f"{OF}/templateSpecs", "a template that is kept"),
    Unsupported(f"{OF}/validateMoveResources", "a move to another group"),
    Unsupported("Microsoft.AVS/operations", "the operations of a provider"),
    Unsupported("Microsoft.Network/operations", "the operations of a provider"),
    Unsupported("Microsoft.ConnectedVMwarevSphere", "Arc-enabled vSphere"),
    Unsupported("Microsoft.ElasticSan", "an Elastic SAN"),
    Unsupported("Microsoft.HybridCompute", "Arc-enabled servers"),
    Unsupported("Microsoft.KeyVault", "a key vault"),
    Unsupported("Microsoft.Migrate", "Azure Migrate"),
    Unsupported("Microsoft.NetApp", "Azure NetApp Files"),
    Unsupported("Microsoft.RecoveryServices", "backup and recovery"),
    Unsupported("PureStorage.Block", "storage of Pure"),
)
