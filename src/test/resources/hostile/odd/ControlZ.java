class ControlZ { }
