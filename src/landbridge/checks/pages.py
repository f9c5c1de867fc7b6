"""Public pages that rules rest on where the catalogue has no fact."""

FORKLIFT = "github.com/kubev2v/forklift (validation/policies/io/konveyor/forklift/vmware)"
ANALYZER = "github.com/lrivallain/avs-rvtools-analyzer (avs_rvtools_analyzer/risk_detection.py)"
READINESS = (
    "learn.microsoft.com/azure/migrate/concepts-azure-vmware-solution-assessment-calculation"
)
HCX_GUIDE = "docs.vmware.com (HCX user guide)"
HCX_NAMES = "knowledge.broadcom.com/external/article/323283"
VSPHERE = "docs.vmware.com (vSphere virtual machine administration)"
NSX = "docs.vmware.com (NSX administration guide, segment profiles)"
