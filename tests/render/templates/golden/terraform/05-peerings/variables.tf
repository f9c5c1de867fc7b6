# Rendered from the plan of contoso: change the estate and render again.

variable "subscription_id" {
  description = "Id of the subscription in which all stands."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", var.subscription_id))
    error_message = "An id of a subscription is a GUID."
  }
}
