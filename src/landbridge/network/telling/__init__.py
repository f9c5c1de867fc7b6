"""What people are told: one connection hop by hop, with every cause, witness and near miss."""
