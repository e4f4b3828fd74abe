"""What things are: the values that pass between the stages. No input or output; imports none of ours."""
