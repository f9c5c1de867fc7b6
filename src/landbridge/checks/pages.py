"""Public pages that rules rest on where the catalogue has no fact."""

FORKLIFT = "github.com/kubev2v/forklift (validation/policies/io/konveyor/forklift/vmware)"
ANALYZER = "github.com/lrivallain/avs-rvtools-analyzer (avs_rvtools_analyzer/risk_detection.py)"
READINESS = (
    "learn.microsoft.com/azure/migrate/concepts-azure-vmware-solution-assessment-calculation"
)
HCX_GUIDE = "docs.vmware.com (HCX user guide)"
HCX_NAMES = "knowledge.broadcom.com/external/article/323283"
MAC_CONFLICTS = "github.com/kubev2v/forklift/issues/507 (MAC collisions)"
TWIN_UUIDS = "github.com/kubev2v/forklift-documentation/issues/908 (duplicate BIOS UUIDs)"
ADDRESS_CONFLICTS = "www.rfc-editor.org/rfc/rfc5227 (IPv4 address conflicts)"
ENTITY = "developer.broadcom.com/xapis/vsphere-web-services-api (ManagedEntity)"
VM_STATES = "developer.broadcom.com/xapis/vsphere-web-services-api (VirtualMachineConnectionState)"
RECOVERY = "docs.vmware.com (Site Recovery Manager administration, placeholder virtual machines)"
PLACEMENT = "learn.microsoft.com/azure/azure-vmware/create-placement-policy"
VSPHERE_API = "developer.broadcom.com/xapis/vsphere-web-services-api (Datastore and Network)"
VSPHERE = "docs.vmware.com (vSphere virtual machine administration)"
NSX = "docs.vmware.com (NSX administration guide, segment profiles)"
